import { useTexts } from '../app-context.ts';
/** A replay file to choose, or to drop on the page. */
export function OpenFile({ onText }: { readonly onText: (text: string) => void }) {
  const { replayPage: replay } = useTexts();
  return (
    <label class="open-file">
      <span>{replay.openFile}</span>
      <input
        type="file"
        accept=".json,application/json"
        onChange={(event) => {
          void event.currentTarget.files?.[0]?.text().then(onText);
        }}
      />
    </label>
  );
}
