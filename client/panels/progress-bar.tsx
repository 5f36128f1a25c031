/** How far a computation has come: a bar that grows where that is known, else one that wanders. */
export function ProgressBar(props: {
  readonly running: boolean;
  /** 0 … 1, or null. */
  readonly share: number | null;
  readonly label: string;
  readonly accent?: string;
}) {
  const { running, share } = props;
  const known = share !== null;
  return (
    <div
      class={`progress ${running ? '' : 'idle'} ${known ? 'known' : ''}`}
      role="progressbar"
      aria-label={props.label}
      aria-hidden={!running}
      {...(known && { 'aria-valuenow': Math.round(100 * share) })}
    >
      <i style={{ background: props.accent, ...(known && { width: `${100 * share}%` }) }} />
    </div>
  );
}
