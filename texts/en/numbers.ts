import { numbersFor } from '../numbers.ts';

export const numbers = numbersFor('en-GB');
export const { change, clock, count, decimal, list, percent, percentNumber, plural } = numbers;
