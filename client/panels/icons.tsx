import { CLASS_SHAPES } from '../picture/shapes.ts';

/** The house's few signs. All are decoration: whatever they mean is also said in words beside them. */
const common = { fill: 'none', stroke: 'currentColor' } as const;

export const Drop = ({ size = 20 }: { size?: number | string }) => (
  <svg
    aria-hidden="true"
    {...common}
    width={size}
    height={size}
    viewBox="0 0 20 20"
    fill="currentColor"
    stroke="none"
  >
    <path d="M10 1.500c3.5 4.6 5.7 7.6 5.7 10.900a5.7 5.7 0 0 1-11.4 0C4.3 9.1 6.5 6.1 10 1.500Z" />
  </svg>
);

export const Sieve = ({ size = 20 }: { size?: number | string }) => (
  <svg aria-hidden="true" {...common} width={size} height={size} viewBox="0 0 20 20" stroke-width="2.2">
    <circle cx="10" cy="10" r="8" />
    <path d="M3 7.500h14M3 12.500h14M7.5 3v14M12.5 3v14" stroke-width="1.4" />
  </svg>
);

export const CrossSign = () => (
  <svg aria-hidden="true" {...common} width={18} height={18} viewBox="0 0 18 18" stroke-width="1.8">
    <path d="M4 4l10 10M14 4L4 14" />
  </svg>
);

export const MarkIcon = ({ size = 34 }: { size?: number }) => (
  <svg aria-hidden="true" {...common} width={size} height={size} viewBox="0 0 34 34" stroke-width="2.2">
    <ellipse cx="17" cy="23" rx="14" ry="8" stroke="var(--clear)" />
    <ellipse cx="17" cy="23" rx="6.5" ry="3.6" stroke="var(--clear)" />
    <path
      d="M17 1.500c3 4.2 4.9 7 4.9 9.700a4.9 4.9 0 0 1-9.8 0c0-2.7 1.9-5.5 4.9-9.700Z"
      fill="var(--poison)"
      stroke="none"
    />
  </svg>
);

/** Half a disc as the device is set, the sun for light, the moon for dark. */
export const ThemeSign = ({ theme }: { theme: 'auto' | 'light' | 'dark' }) => (
  <svg aria-hidden="true" {...common} width="1.25em" height="1.25em" viewBox="0 0 20 20" stroke-width="1.8">
    {theme === 'auto' && (
      <>
        <circle cx="10" cy="10" r="7.4" />
        <path d="M10 2.6a7.4 7.4 0 0 1 0 14.800Z" fill="currentColor" stroke="none" />
      </>
    )}
    {theme === 'light' && (
      <>
        <circle cx="10" cy="10" r="3.7" />
        <path
          d="M10 1v2.400M10 16.600V19M1 10h2.400M16.600 10H19M3.600 3.600l1.700 1.700M14.700 14.700l1.700 1.700M3.600 16.400l1.700-1.700M14.700 5.300l1.700-1.700"
          stroke-linecap="round"
        />
      </>
    )}
    {theme === 'dark' && (
      <path d="M16.6 12.400A7.3 7.3 0 0 1 7.6 3.400a7.3 7.3 0 1 0 9 9Z" stroke-linejoin="round" />
    )}
  </svg>
);

/** The shape and colour of a class, as the arena draws it. */
export function ClassShape({ label, size = 14 }: { label: number; size?: number }) {
  const shape = CLASS_SHAPES[label] ?? 'disc';
  const fill = `var(--class-${label})`;
  const corner = ([x, y]: readonly [number, number]) => `${7 + 5.6 * x} ${7 + 5.6 * y}`;
  return (
    <svg aria-hidden="true" {...common} width={size} height={size} viewBox="0 0 14 14" stroke="none">
      {shape === 'disc' ? (
        <circle cx="7" cy="7" r="5.6" fill={fill} />
      ) : (
        <path d={`M${shape.map(corner).join('L')}Z`} fill={fill} />
      )}
    </svg>
  );
}

/** The outline the arena draws around a sample of this fate. */
export function FateShape({ fate, size = 18 }: { fate: string; size?: number }) {
  return (
    <svg aria-hidden="true" {...common} width={size} height={size} viewBox="0 0 18 18" stroke-linecap="round">
      {fate === 'missed' && <circle cx="9" cy="9" r="6.6" stroke="var(--poison)" stroke-width="2.8" />}
      {fate === 'caught' && (
        <g stroke="var(--caught)" stroke-width="1.9">
          <circle cx="9" cy="9" r="6.8" />
          <path d="M3.5 14.500l11-11" />
        </g>
      )}
      {fate === 'collateral' && (
        <circle cx="9" cy="9" r="6.8" stroke="var(--lost)" stroke-width="2.2" stroke-dasharray="0.6 3.660" />
      )}
      {fate === 'dropped' && <path d="M4 4l10 10M14 4L4 14" stroke="var(--lost)" stroke-width="2.2" />}
      {fate === 'passed' && <circle cx="9" cy="9" r="4" fill="var(--haze)" stroke="none" />}
    </svg>
  );
}

/** An arrow, as where a boundary was pulled. */
export const PullSign = () => (
  <svg class="sign" width="22" height="12" viewBox="0 0 22 12" aria-hidden="true">
    <path d="M1 6H17M12 1.5L18 6L12 10.5" fill="none" stroke="var(--pull)" stroke-width="2" />
  </svg>
);

/** A cross in a ring, as the attackers' targets. */
export const TargetSign = () => (
  <svg class="sign" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
    <path
      d="M0 8H16M8 0V16M3.5 8a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0"
      fill="none"
      stroke="var(--pull)"
      stroke-width="1.6"
    />
  </svg>
);

export const LineSign = ({ ghost = false }: { ghost?: boolean }) => (
  <svg aria-hidden="true" {...common} width="26" height="10" viewBox="0 0 26 10">
    <path
      d="M1 5h24"
      stroke={ghost ? 'var(--ghost)' : 'var(--foam)'}
      stroke-width={ghost ? 2.4 : 3}
      stroke-dasharray={ghost ? '4 4' : 'none'}
    />
  </svg>
);
