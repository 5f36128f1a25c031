import { useTexts } from '../app-context.ts';
import { Button } from './controls.tsx';

/** Starts a computation; while it runs, the same place cancels it. */
export function TryButton(props: {
  readonly label: string;
  readonly testId: string;
  readonly tone?: 'water';
  readonly running: boolean;
  readonly disabled?: boolean;
  readonly onStart: () => void;
  readonly onCancel: () => void;
}) {
  const { forms } = useTexts();
  if (props.running) {
    return (
      <Button onPress={props.onCancel} testId={`${props.testId}-cancel`}>
        {forms.cancel}
      </Button>
    );
  }
  return (
    <Button
      testId={props.testId}
      disabled={props.disabled ?? false}
      onPress={props.onStart}
      {...(props.tone && { tone: props.tone })}
    >
      {props.label}
    </Button>
  );
}
