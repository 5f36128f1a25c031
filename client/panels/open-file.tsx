/** A replay file to choose, or to drop on the page. */
export function OpenFile({ onText }: { readonly onText: (text: string) => void }) {
  return (
    <label class="open-file">
      <span>Open a replay file, or drop it here</span>
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
