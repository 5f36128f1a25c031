const RINGS = 9;

/** Looking down into the well. Decoration. */
export const WellRings = () => (
  <svg
    class="rings"
    aria-hidden="true"
    viewBox="-100 -100 200 200"
    preserveAspectRatio="xMidYMid slice"
    fill="none"
  >
    {Array.from({ length: RINGS }, (_, i) => {
      const t = (i + 1) / RINGS;
      return (
        <circle
          key={i}
          cx={6 * (1 - t)}
          cy={10 * (1 - t)}
          r={8 + 112 * t * t}
          stroke="var(--line)"
          stroke-width={0.35 + 0.5 * t}
          opacity={0.35 + 0.65 * t}
        />
      );
    })}
  </svg>
);
