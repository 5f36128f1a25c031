import { useTexts } from '../app-context.ts';
import { Button } from './controls.tsx';
import { Window } from './window.tsx';

/** Asks whoever is the host on this page whether somebody else gets the seat. To close it is to keep the seat. */
export function SeatWanted(props: {
  readonly from: string;
  readonly seconds: number;
  readonly onAnswer: (keep: boolean) => void;
}) {
  const { wanted } = useTexts().room;
  return (
    <Window answered title={wanted.title} testId="seat-wanted" onClose={() => props.onAnswer(true)}>
      <p>{wanted.text({ from: props.from })}</p>
      <p class="quiet" role="timer">
        {wanted.countdown({ seconds: props.seconds })}
      </p>
      <div class="row">
        <Button tone="water" testId="seat-keep" onPress={() => props.onAnswer(true)}>
          {wanted.keep}
        </Button>
        <Button testId="seat-hand-over" onPress={() => props.onAnswer(false)}>
          {wanted.handOver}
        </Button>
      </div>
    </Window>
  );
}
