import { useState } from 'preact/hooks';
import type { Understood } from '../../instrument/formats/understood.ts';
import { useTexts } from '../app-context.ts';
import type { Fault } from '../room/room-state.ts';
import { useRemarkWords } from '../use-remark-words.ts';
import { TextField } from './controls.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { TroubleCard } from './trouble-card.tsx';

/** Own data: a file to choose or to drop, what was understood of it, and what is wrong with it. */
export function DropData(props: {
  readonly reading: boolean;
  readonly read: Understood | null;
  readonly fault: Fault | null;
  readonly onFile: (file: File, label: string | null) => void;
  readonly onDismiss: () => void;
}) {
  const { read, fault } = props;
  const { lab, numbers } = useTexts();
  const { own } = lab;
  const [label, setLabel] = useState('');
  const words = useRemarkWords(read !== null && read.doubts.length > 0);
  return (
    <details class="more drop-data" open={fault !== null || read !== null} data-testid="own-data">
      <summary>{own.title}</summary>
      <div class="stack" style={{ '--gap': 1.5 }}>
        <p class="small quiet">{own.help}</p>
        <label class="open-file">
          <span>{own.choose}</span>
          <input
            type="file"
            accept=".csv,.tsv,.txt,.libsvm,.svm,.svmlight,.npz,.npy"
            data-testid="own-file"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) props.onFile(file, label.trim() || null);
              event.currentTarget.value = '';
            }}
          />
        </label>
        <TextField
          label={own.label}
          help={own.labelHelp}
          value={label}
          max={100}
          testId="own-label"
          onChange={setLabel}
        />
        <ProgressBar running={props.reading} share={null} label={own.reading} accent="var(--clear)" />
        {fault && <TroubleCard inline {...fault} onDismiss={props.onDismiss} />}
        {read && (
          <div class="small" data-testid="own-read">
            <p>
              {own.read({
                rows: read.rows,
                features: read.features,
                classes: read.classes.map((each) => `${each.label} (${numbers.count(each.rows)})`),
                label: read.label,
              })}
            </p>
            {words &&
              read.doubts.map(words.say).map((doubt) => (
                <p key={doubt} lang={words.language}>
                  {doubt}
                </p>
              ))}
          </div>
        )}
      </div>
    </details>
  );
}
