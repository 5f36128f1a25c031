import type { ComponentChild } from 'preact';
import type { AttackKind, DefenceKind } from '../../instrument/kinds.ts';

/** What a kind of attack or defence does, in a few strokes; the name beside it says it in words. */
const STROKES: Readonly<Record<AttackKind | DefenceKind, ComponentChild>> = {
  flip: (
    <>
      <circle cx="6" cy="12" r="3" class="solid" />
      <path d="M18 8.500 21.500 12 18 15.500 14.500 12Z" />
      <path d="M7 6c3-3 7-3 10-.5m0 0V2.500m0 3h-3M17 18c-3 3-7 3-10 .5m0 0v3m0-3h3" />
    </>
  ),
  copies: (
    <>
      <path d="M4 9h10v10H4ZM8 9V5h10v10h-4" />
      <path d="M7 14h4" />
    </>
  ),
  points: (
    <>
      <path d="M3 19C9 19 9 5 21 5" stroke-dasharray="2.5 2.5" />
      <circle cx="17" cy="17" r="2.600" class="solid" />
      <path d="M14.500 14.500 9.500 9.500m0 0v3.500m0-3.500h3.500" />
    </>
  ),
  drift: (
    <>
      <circle cx="4.500" cy="14" r="2" />
      <circle cx="9.500" cy="12.500" r="2" />
      <circle cx="16" cy="9.500" r="2.600" class="solid" />
      <path d="M4 20h16m0 0-3-2.500M20 20l-3 2.500" />
    </>
  ),
  truth: (
    <>
      <circle cx="10" cy="12" r="7" />
      <path d="m6.500 12 3 3L21 5" />
    </>
  ),
  mark: (
    <>
      <path d="M4 4h16v16H4Z" />
      <path d="M13.500 13.500h4v4h-4Z" class="solid" />
    </>
  ),
  words: (
    <>
      <path d="M4 6h16M4 18h9" />
      <path d="M4 12h9" stroke-width="4" />
      <path d="M16 12h4" />
    </>
  ),
  removal: (
    <>
      <circle cx="12" cy="12" r="8" stroke-dasharray="2.500 2.500" />
      <path d="M8 12h8" />
    </>
  ),
  distance: (
    <>
      <circle cx="10" cy="13" r="7" />
      <circle cx="10" cy="13" r="1.500" class="solid" />
      <circle cx="20" cy="4.500" r="2" class="solid" />
    </>
  ),
  neighbours: (
    <>
      <path d="M5 8 11 6l-2 7-4-5M9 13l-5 4" />
      <circle cx="5" cy="8" r="1.800" class="solid" />
      <circle cx="11" cy="6" r="1.800" class="solid" />
      <circle cx="9" cy="13" r="1.800" class="solid" />
      <circle cx="4" cy="17.500" r="1.800" class="solid" />
      <circle cx="19.500" cy="18" r="2" />
    </>
  ),
  loss: (
    <>
      <path d="M4 20h16M6 20v-3M11 20v-5" />
      <path d="M16.500 20V4" stroke-width="3.500" />
    </>
  ),
  spectrum: (
    <>
      <path d="M4 20 20 4m0 0h-5m5 0v5" stroke-width="2.400" />
      <path d="M4 20h6M4 20v-6M4 20l2-5M4 20l5-2" />
    </>
  ),
  trusted: (
    <>
      <path d="M12 3 4.500 6v5.500c0 4.500 3 7.500 7.500 9.500 4.500-2 7.500-5 7.500-9.500V6Z" />
      <path d="m8.500 12 2.500 2.500 4.500-5" />
    </>
  ),
  senders: (
    <>
      <circle cx="8" cy="8" r="3" />
      <path d="M2.500 19c0-8 11-8 11 0" />
      <circle cx="17" cy="9" r="2.400" />
      <path d="M16 14c4 0 5.500 2.500 5.500 5" />
    </>
  ),
  hand: <path d="M6 3v15l4-4 2.500 6 2.500-1-2.500-6H18Z" />,
  training: (
    <>
      <path d="M3 5c4 0 4 11 9 13 3 1 6 1 9 1" />
      <path d="M12 6h9m-9 4h6" />
    </>
  ),
};

/** The sign of a kind of recipe. */
export const RecipeSign = ({ kind }: { readonly kind: AttackKind | DefenceKind }) => (
  <svg
    class="recipe-sign"
    aria-hidden="true"
    width={30}
    height={30}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.800"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    {STROKES[kind]}
  </svg>
);
