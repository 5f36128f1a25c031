import { numbersFor } from '../numbers.ts';

export const numbers = numbersFor('de-DE');
export const { apart, change, clock, count, decimal, list, percent, percentNumber, plural } = numbers;
