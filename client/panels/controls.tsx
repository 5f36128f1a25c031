import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { TermId } from '../../texts/texts.ts';
import { Term } from './term.tsx';

type Tone = 'poison' | 'water' | 'plain' | 'bare';

interface ButtonProps {
  readonly tone?: Tone;
  readonly size?: 'slim' | 'big';
  readonly testId?: string;
  readonly disabled?: boolean;
  readonly label?: string;
  /** For a button that is a switch: whether it is on. */
  readonly pressed?: boolean;
  readonly onPress?: () => void;
  readonly submit?: boolean;
  readonly children: ComponentChildren;
}

export function Button({
  tone = 'plain',
  size,
  testId,
  disabled,
  label,
  pressed,
  onPress,
  submit,
  children,
}: ButtonProps) {
  return (
    <button
      type={submit ? 'submit' : 'button'}
      class={`button ${tone} ${size ?? ''}`}
      data-testid={testId}
      disabled={disabled}
      aria-label={label}
      aria-pressed={pressed}
      title={label}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

export function LinkButton(props: {
  readonly href: string;
  readonly tone?: Tone;
  readonly size?: 'slim' | 'big';
  readonly testId?: string;
  readonly newTab?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <a
      class={`button ${props.tone ?? 'plain'} ${props.size ?? ''}`}
      href={props.href}
      data-testid={props.testId}
      {...(props.newTab && { target: '_blank', rel: 'noopener' })}
    >
      {props.children}
    </a>
  );
}

export function Slider(props: {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly shown: string;
  readonly help?: string;
  readonly testId?: string;
  readonly disabled?: boolean;
  readonly accent?: string;
  /** The word of the glossary that explains it. */
  readonly term?: TermId | undefined;
  readonly onChange: (value: number) => void;
}) {
  const id = useId();
  const { value, min, max, step } = props;
  const at = max > min ? ((value - min) / (max - min)) * 100 : 0;
  return (
    <div class="field">
      <div class="label">
        <span>
          <label for={id}>{props.label}</label> {props.term && <Term id={props.term} />}
        </span>
        <output for={id}>{props.shown}</output>
      </div>
      <input
        id={id}
        class="slider"
        type="range"
        value={value}
        min={min}
        max={max}
        step={step}
        disabled={props.disabled}
        data-testid={props.testId}
        aria-valuetext={props.shown}
        style={{ '--at': `${at}%`, ...(props.accent && { '--accent': props.accent }) }}
        onInput={(event) => props.onChange(event.currentTarget.valueAsNumber)}
      />
      {props.help && <span class="help">{props.help}</span>}
    </div>
  );
}

/** A few choices side by side: radio buttons that look like one switch. */
export function Segments<T extends string>(props: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
  readonly hideLabel?: boolean;
  readonly testId?: string;
}) {
  const name = useId();
  return (
    <fieldset class="plain-set" data-testid={props.testId}>
      <legend class={props.hideLabel ? 'hidden' : 'label'}>{props.label}</legend>
      <div class="segments">
        {props.options.map(({ value, label }) => (
          <label key={value}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === props.value}
              onChange={() => props.onChange(value)}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** One of many: the platform's own list. */
export function Choice<T extends string>(props: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
  readonly testId?: string;
}) {
  const id = useId();
  return (
    <div class="field">
      <label class="label" for={id}>
        {props.label}
      </label>
      <select
        id={id}
        class="input choice"
        data-testid={props.testId}
        value={props.value}
        onChange={(event) => {
          const chosen = props.options.find(({ value }) => value === event.currentTarget.value);
          if (chosen) props.onChange(chosen.value);
        }}
      >
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

export function TextField(props: {
  readonly label: string;
  readonly help: string;
  readonly value: string;
  readonly max: number;
  readonly testId?: string;
  readonly onChange: (text: string) => void;
}) {
  const id = useId();
  return (
    <div class="field">
      <label class="label" for={id}>
        {props.label}
      </label>
      <input
        id={id}
        class="input"
        data-testid={props.testId}
        value={props.value}
        maxLength={props.max}
        onInput={(event) => props.onChange(event.currentTarget.value)}
      />
      {props.help && <span class="help">{props.help}</span>}
    </div>
  );
}

export function Check(props: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly testId?: string;
  readonly disabled?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={props.checked}
        disabled={props.disabled === true}
        data-testid={props.testId}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>{props.children}</span>
    </label>
  );
}
