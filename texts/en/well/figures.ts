import { figuresOf } from '../../figures.ts';
import { numbers } from '../numbers.ts';

export const figures = figuresOf(numbers);
