import { useState } from 'preact/hooks';
import { useApp, useTexts } from '../app-context.ts';
import { Button } from './controls.tsx';

/** Copies a text; on plain http, where the clipboard's own interface is missing, by the older way. */
export function CopyButton(props: { readonly text: () => string; readonly label: string }) {
  const { platform } = useApp();
  const { forms } = useTexts();
  const [said, setSaid] = useState<'copied' | 'copyByHand' | null>(null);
  const press = async () => {
    setSaid((await copy(props.text())) ? 'copied' : 'copyByHand');
    platform.after(2_000, () => setSaid(null));
  };
  return (
    <Button onPress={press}>
      <span aria-live="polite">{said ? forms[said] : props.label}</span>
    </Button>
  );
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.style.position = 'fixed';
    area.style.opacity = '0';
    document.body.append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    return copied;
  }
}
