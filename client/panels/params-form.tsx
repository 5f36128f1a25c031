import type { ParamField, ParamValue, ParamValues } from '../forms/params-form.ts';
import { percent } from '../words/format.ts';
import { PARAM_TEXTS } from '../words/param-texts.ts';
import { Check, Segments, Slider, TextField } from './controls.tsx';
import { MailField, type ReadMail } from './mail-field.tsx';

/** The parameters of an attack or a filter, drawn from its schema. */
export function ParamsForm(props: {
  readonly fields: readonly ParamField[];
  readonly values: ParamValues;
  readonly accent?: string;
  /** Stand for 'first' and 'second' where a choice is about classes. */
  readonly classNames?: readonly string[];
  /** Takes a mail apart, where a text is one. */
  readonly readMail?: ReadMail;
  readonly onChange: (values: ParamValues) => void;
}) {
  const set = (key: string, value: ParamValue) => props.onChange({ ...props.values, [key]: value });
  return (
    <>
      {props.fields.map((field) => {
        const words = PARAM_TEXTS[field.key];
        const label = words?.label ?? field.label;
        const help = field.help || words?.help || '';
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
                label: optionWord(option, props.classNames),
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
            value={number}
            min={field.min}
            max={field.max}
            step={field.step}
            shown={words?.percent ? percent(number) : String(Number(number.toPrecision(4)))}
            {...(props.accent && { accent: props.accent })}
            onChange={(chosen) => set(field.key, chosen)}
          />
        );
      })}
    </>
  );
}

function optionWord(option: string, classNames: readonly string[] | undefined): string {
  const at = ['first', 'second'].indexOf(option);
  return classNames?.[at] ?? option;
}
