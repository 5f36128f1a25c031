import { optionText, parameterText } from '../../texts/parameter-text.ts';
import { useTexts } from '../app-context.ts';
import type { ParamField, ParamValue, ParamValues } from '../forms/params-form.ts';
import { Check, Segments, Slider, TextField } from './controls.tsx';
import { MailField, type ReadMail } from './mail-field.tsx';

/** Parameters that the glossary explains. */
const EXPLAINED = ['beta', 'decoys', 'shares', 'cap', 'tail'] as const;
const termOf = (parameter: string) => EXPLAINED.find((id) => id === parameter);

/** The parameters of an attack or a filter, drawn from its schema. */
export function ParamsForm(props: {
  /** Id of the recipe that they are of. */
  readonly recipe: string;
  readonly fields: readonly ParamField[];
  readonly values: ParamValues;
  readonly accent?: string;
  /** Stand for 'first' and 'second' where a choice is about classes. */
  readonly classNames?: readonly string[];
  /** Takes a mail apart, where a text is one. */
  readonly readMail?: ReadMail;
  readonly onChange: (values: ParamValues) => void;
}) {
  const texts = useTexts();
  const set = (key: string, value: ParamValue) => props.onChange({ ...props.values, [key]: value });
  return (
    <>
      {props.fields.map((field) => {
        const { label, help } = parameterText(texts, props.recipe, field.key);
        const value = props.values[field.key] ?? field.initial;
        if (field.kind === 'switch') {
          return (
            <Check key={field.key} checked={value === true} onChange={(on) => set(field.key, on)}>
              {label}
            </Check>
          );
        }
        if (field.kind === 'text') {
          return props.readMail ? (
            <MailField
              key={field.key}
              label={help || label}
              value={String(value)}
              max={field.max}
              read={props.readMail}
              onChange={(text) => set(field.key, text)}
            />
          ) : (
            <TextField
              key={field.key}
              label={label}
              help={help}
              value={String(value)}
              max={field.max}
              onChange={(text) => set(field.key, text)}
            />
          );
        }
        if (field.kind === 'choice') {
          return (
            <Segments
              key={field.key}
              label={label}
              value={String(value)}
              options={field.options.map((option) => ({
                value: option,
                label: optionText(texts, option, props.classNames),
              }))}
              onChange={(chosen) => set(field.key, chosen)}
            />
          );
        }
        const number = Number(value);
        return (
          <Slider
            key={field.key}
            label={label}
            help={help}
            term={termOf(field.key)}
            value={number}
            min={field.min}
            max={field.max}
            step={field.step}
            shown={field.isShare ? texts.numbers.percent(number) : texts.numbers.short(number)}
            {...(props.accent && { accent: props.accent })}
            onChange={(chosen) => set(field.key, chosen)}
          />
        );
      })}
    </>
  );
}
