import { useState } from 'preact/hooks';
import { MAX_OWN_MAIL, mailRow } from '../../engine/attacks/own-mail.ts';
import { boxOf } from '../../engine/data/quantise.ts';
import { oneRow } from '../../engine/round/hand.ts';
import { useApp, useScenarioText, useTexts } from '../app-context.ts';
import { inserted, repeated } from '../forms/hand-work.ts';
import { Button, Slider } from '../panels/controls.tsx';
import { MailField } from '../panels/mail-field.tsx';
import type { EditorProps } from './picture-editor.tsx';
import { Verdict } from './verdict.tsx';

/** Mails written by hand, each as many rows as its writer wants. */
export function MailWriter(props: EditorProps & { readonly vocabulary: readonly string[] }) {
  const { hand, ground, work, vocabulary } = props;
  const { scenario, file } = hand.source;
  const { engine } = useApp();
  const { classNames } = useScenarioText(scenario);
  const { hand: words } = useTexts();
  const [text, setText] = useState('');
  const [copies, setCopies] = useState(1);
  const left = Math.max(1, hand.source.points - hand.cost);
  const count = Math.min(copies, left);
  const row = mailRow(text, vocabulary, boxOf(ground.quantiser, ground.known.d));
  return (
    <section class="stack" style={{ '--gap': 2 }} aria-label={words.mail.title}>
      <MailField
        label={words.mail.title}
        value={text}
        max={MAX_OWN_MAIL}
        read={(mail) => engine.readMail(scenario.id, mail, file).result}
        onChange={setText}
      />
      {text.trim() !== '' && <Verdict hand={hand} x={row} />}
      <Slider
        label={words.copies}
        value={count}
        min={1}
        max={left}
        step={1}
        shown={words.copiesShown(count)}
        accent="var(--poison)"
        onChange={setCopies}
      />
      <Button
        testId="mail-add"
        disabled={text.trim() === ''}
        onPress={() => {
          const rows = repeated(oneRow(ground, row, hand.label), count);
          if (hand.change(inserted(work, ground, rows, { text }))) setText('');
        }}
      >
        {words.addAs({ n: count, label: classNames[hand.label] ?? '' })}
      </Button>
    </section>
  );
}
