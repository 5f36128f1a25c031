import type { Language } from '../language.ts';
import { arena } from './arena.ts';
import { attacks } from './attacks.ts';
import { crowd } from './crowd.ts';
import { debrief } from './debrief.ts';
import { defences } from './defences.ts';
import { desks } from './desks.ts';
import { errors } from './errors.ts';
import { filters } from './filters.ts';
import { forms } from './forms.ts';
import { glossary } from './glossary.ts';
import { hand } from './hand.ts';
import { home } from './home.ts';
import { hosting } from './hosting.ts';
import { inquiry } from './inquiry.ts';
import { lab } from './lab.ts';
import { languages } from './languages.ts';
import { match } from './match.ts';
import { measures } from './measures.ts';
import { morals } from './morals.ts';
import { nicknames } from './nicknames.ts';
import { numbers } from './numbers.ts';
import { opening } from './opening.ts';
import { options, parameters } from './parameters.ts';
import { replayPage } from './replay-page.ts';
import { result } from './result.ts';
import { reveal } from './reveal.ts';
import { room } from './room.ts';
import { scenarios } from './scenarios.ts';
import { site } from './site.ts';
import { stage } from './stage.ts';
import { stories } from './stories.ts';
import { teamwork } from './teamwork.ts';
import { themes } from './themes.ts';
import { trouble } from './trouble.ts';
import { victims } from './victims.ts';
import { wall } from './wall.ts';
import { why } from './why.ts';

/** Everything a person reads, in English. Its shape is what every other language has to fill (texts.ts). */
export const en = {
  language: 'en' as Language,
  languages,
  themes,
  numbers,
  site,
  attacks,
  filters,
  defences,
  parameters,
  options,
  victims,
  stories,
  scenarios,
  errors,
  trouble,
  match,
  wall,
  crowd,
  teamwork,
  hosting,
  opening,
  nicknames,
  home,
  lab,
  room,
  desks,
  inquiry,
  stage,
  result,
  replayPage,
  arena,
  measures,
  forms,
  glossary,
  hand,
  why,
  morals,
  reveal,
  debrief,
};
