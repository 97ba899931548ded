import { Button, ConfigProvider, Form, Input, Select } from "antd";
import zhCN from "antd/locale/zh_CN";
import { toHints, toRules } from "beian-check";
import { useState } from "react";
import { CHOSEN, filingOf, LABELS, OPTIONS, PLACES, WRITTEN, type Values } from "./filing";
import { useChecker } from "./useChecker";

export function App() {
  const checker = useChecker();
  const [sent, setSent] = useState("");
  const [form] = Form.useForm<Values>();
  const values: Partial<Values> = Form.useWatch([], form) ?? {};
  const filing = () => filingOf(form.getFieldsValue());

  // The first complaint comes on leaving a field; from then on it is judged at every key.
  const again = (changed: Partial<Values>) => {
    const spoken = form.getFieldsError().filter(({ name, errors, warnings }) => String(name) in changed && errors.length + warnings.length > 0);
    if (spoken.length > 0) void form.validateFields(spoken.map(({ name }) => name)).catch(() => {});
  };
  const mend = (name: keyof Values, fix: string) => {
    form.setFieldValue(name, fix);
    void form.validateFields([name]).catch(() => {});
  };

  return (
    // The kit's yellow is too light for a sentence.
    <ConfigProvider locale={zhCN} theme={{ token: { colorWarning: "#ad6800" } }}>
      <Form form={form} layout="vertical" validateTrigger="onBlur" onValuesChange={again} onFinish={(filled) => setSent(JSON.stringify(filingOf(filled)))}>
        {CHOSEN.map((name) => (
          <Form.Item key={name} name={name} label={LABELS[name]} rules={[{ required: true, message: `请选择${LABELS[name]}` }]} validateTrigger="onChange">
            <Select options={OPTIONS[name]} placeholder="请选择" showSearch={{ optionFilterProp: "label" }} />
          </Form.Item>
        ))}
        {WRITTEN.map((name) => {
          const { fix } = toHints(checker, PLACES[name], values[name], filingOf(values));
          return (
            <Form.Item
              key={name}
              name={name}
              label={LABELS[name]}
              dependencies={[...CHOSEN]}
              rules={[{ required: true }, ...toRules(checker, PLACES[name], filing)]}
              extra={fix !== undefined && <Button type="link" size="small" onClick={() => mend(name, fix)}>改为 {fix}</Button>}
            >
              <Input />
            </Form.Item>
          );
        })}
        <Button type="primary" htmlType="submit">
          提交
        </Button>
        <output>{sent}</output>
      </Form>
    </ConfigProvider>
  );
}
