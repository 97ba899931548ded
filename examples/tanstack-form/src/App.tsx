import { useForm, useStore } from "@tanstack/react-form";
import { toFormSchema, toHints } from "beian-check";
import { useState } from "react";
import { CHOSEN, EMPTY, filingOf, LABELS, OPTIONS, PLACES, WRITTEN, type Values } from "./filing";
import { useChecker } from "./useChecker";

export function App() {
  const checker = useChecker();
  const [sent, setSent] = useState("");
  const form = useForm({
    defaultValues: EMPTY,
    // What is missing is asked for when the form is handed in; what is wrong is said at the field, below.
    validators: { onSubmit: toFormSchema<Values>(checker, PLACES, filingOf) },
    onSubmit: ({ value }) => setSent(JSON.stringify(filingOf(value))),
  });
  const filing = () => filingOf(form.state.values);
  // A field is drawn anew when it changes itself; warnings change with the others, too.
  const values = useStore(form.store, (state) => state.values);

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.handleSubmit();
      }}
    >
      {CHOSEN.map((name) => (
        <form.Field key={name} name={name}>
          {({ state, handleChange, handleBlur }) => (
            <div className="field">
              <label htmlFor={name}>{LABELS[name]}</label>
              <select id={name} value={state.value} onChange={(event) => handleChange(event.target.value)} onBlur={handleBlur} aria-invalid={!state.meta.isValid} aria-describedby={`${name}-says`}>
                <option value="">请选择</option>
                {OPTIONS[name].map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
              <div id={`${name}-says`}>{state.meta.errors.map((issue) => issue && <p className="error" key={issue.message}>{issue.message}</p>)}</div>
            </div>
          )}
        </form.Field>
      ))}
      {WRITTEN.map((name) => (
        // The schema of one field, asked again when what decides about it changes.
        <form.Field key={name} name={name} validators={{ onChange: checker?.schema(PLACES[name], filing), onChangeListenTo: [...CHOSEN] }}>
          {({ state, handleChange, handleBlur }) => {
            const { isBlurred, errorMap } = state.meta;
            const { warnings, fix } = toHints(checker, PLACES[name], state.value, filingOf(values));
            // Nobody is interrupted at the first letter: the first complaint comes on leaving the field.
            const issues = (isBlurred && errorMap.onChange) || errorMap.onSubmit || [];
            return (
              <div className="field">
                <label htmlFor={name}>{LABELS[name]}</label>
                <input id={name} value={state.value} onChange={(event) => handleChange(event.target.value)} onBlur={handleBlur} aria-invalid={issues.length > 0} aria-describedby={`${name}-says`} />
                <div id={`${name}-says`} aria-live="polite">
                  {issues.map(({ message }) => <p className="error" key={message}>{message}</p>)}
                  {isBlurred && warnings.map((message) => <p className="warning" key={message}>{message}</p>)}
                  {isBlurred && fix !== undefined && (
                    <button type="button" onClick={() => handleChange(fix)}>
                      改为 {fix}
                    </button>
                  )}
                </div>
              </div>
            );
          }}
        </form.Field>
      ))}
      <button type="submit">提交</button>
      <output>{sent}</output>
    </form>
  );
}
