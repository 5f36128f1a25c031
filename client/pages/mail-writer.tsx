import { useRef, useState } from 'preact/hooks';
import { MAX_OWN_MAIL } from '../../engine/attacks/mail-limit.ts';
import { wordsRow } from '../../engine/attacks/own-mail.ts';
import { boxOf } from '../../engine/data/quantise.ts';
import { oneRow } from '../../engine/round/hand.ts';
import { useApp, useScenarioText, useTexts } from '../app-context.ts';
import type { MailToken } from '../engine-worker/api.ts';
import { inserted, repeated } from '../forms/hand-work.ts';
import { Button, Slider } from '../panels/controls.tsx';
import { MailField, type ReadMail } from '../panels/mail-field.tsx';
import type { EditorProps } from './picture-editor.tsx';
import { SampleVerdict } from './sample-verdict.tsx';

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
  const [tokens, setTokens] = useState<readonly MailToken[]>([]);
  const rowOf = (read: readonly MailToken[]) =>
    wordsRow(
      read.map(({ token }) => token),
      vocabulary,
      boxOf(ground.quantiser, ground.known.d),
    );
  const read: ReadMail = (mail) => engine.readMail(scenario.id, mail, file).result;
  // Reading takes a moment, in which the rows or the text may change.
  const newest = useRef({ hand, work });
  newest.current = { hand, work };
  const add = async () => {
    const row = rowOf(await read(text));
    const rows = repeated(oneRow(ground, row, hand.label), count);
    const { hand: now, work: held } = newest.current;
    if (now.change(inserted(held, ground, rows, { text, account: now.account })))
      setText((typed) => (typed === text ? '' : typed));
  };
  return (
    <section class="stack" style={{ '--gap': 2 }} aria-label={words.mail.title}>
      <MailField
        label={words.mail.title}
        value={text}
        max={MAX_OWN_MAIL}
        read={async (mail) => {
          const found = await read(mail);
          setTokens(found);
          return found;
        }}
        onChange={setText}
      />
      {text.trim() !== '' && <SampleVerdict hand={hand} x={rowOf(tokens)} />}
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
      <Button testId="mail-add" disabled={text.trim() === ''} onPress={() => void add()}>
        {words.addAs({ n: count, label: classNames[hand.label] ?? '' })}
      </Button>
    </section>
  );
}
