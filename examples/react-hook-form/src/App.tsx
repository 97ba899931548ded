import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { toFormSchema, toHints } from "beian-check";
import { useMemo, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { CHOSEN, EMPTY, filingOf, LABELS, OPTIONS, PLACES, WRITTEN, type Values } from "./filing";
import { useChecker } from "./useChecker";

export function App() {
  const checker = useChecker();
  const [sent, setSent] = useState("");

  // One schema for the whole form: what would be refused and what is missing, each at its field.
  const resolver = useMemo(() => standardSchemaResolver(toFormSchema<Values>(checker, PLACES, filingOf)), [checker]);
  const { register, handleSubmit, control, trigger, setValue, formState } = useForm<Values>({ defaultValues: EMPTY, mode: "onTouched", resolver });
  const { errors, touchedFields, isSubmitted } = formState;
  const values = useWatch({ control });

  // Region, nature and kind decide about the rest: what has been filled in already is judged again.
  const again = () => void trigger(isSubmitted ? undefined : (Object.keys(touchedFields) as (keyof Values)[]));

  return (
    <form noValidate onSubmit={handleSubmit((filled) => setSent(JSON.stringify(filingOf(filled))))}>
      {CHOSEN.map((name) => (
        <div className="field" key={name}>
          <label htmlFor={name}>{LABELS[name]}</label>
          <select id={name} aria-invalid={!!errors[name]} aria-describedby={`${name}-says`} {...register(name, { onChange: again })}>
            <option value="">请选择</option>
            {OPTIONS[name].map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          <div id={`${name}-says`}>{errors[name] && <p className="error">{errors[name].message}</p>}</div>
        </div>
      ))}
      {WRITTEN.map((name) => {
        const { warnings, fix } = toHints(checker, PLACES[name], values[name], filingOf(values));
        const visited = touchedFields[name] || isSubmitted;
        return (
          <div className="field" key={name}>
            <label htmlFor={name}>{LABELS[name]}</label>
            <input id={name} aria-invalid={!!errors[name]} aria-describedby={`${name}-says`} {...register(name)} />
            <div id={`${name}-says`} aria-live="polite">
              {errors[name] && <p className="error">{errors[name].message}</p>}
              {visited && warnings.map((message) => <p className="warning" key={message}>{message}</p>)}
              {visited && fix !== undefined && (
                <button type="button" onClick={() => setValue(name, fix, { shouldValidate: true, shouldDirty: true })}>
                  改为 {fix}
                </button>
              )}
            </div>
          </div>
        );
      })}
      <button type="submit">提交</button>
      <output>{sent}</output>
    </form>
  );
}
