import type { Matrix } from '../../engine/numeric/core.ts';
import type { Samples } from '../../engine/numeric/samples.ts';
import { BATCH, RATE, SHAPE } from './data.ts';
import type { Contender } from './stopwatch.ts';

/** Straightforward loops over typed arrays in the order that suits the cache: what one writes without a library. */
export const PLAIN = 'plain JavaScript';

export function plainCovariance({ rows, cols, values }: Matrix): Contender {
  const work = () => {
    const mean = new Float64Array(cols);
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < cols; j++) mean[j] = (mean[j] as number) + (values[i * cols + j] as number) / rows;
    const sums = new Float64Array(cols * cols);
    const row = new Float64Array(cols);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < cols; j++) row[j] = (values[i * cols + j] as number) - (mean[j] as number);
      for (let j = 0; j < cols; j++) {
        const a = row[j] as number;
        const at = j * cols;
        for (let k = j; k < cols; k++) sums[at + k] = (sums[at + k] as number) + a * (row[k] as number);
      }
    }
    for (let j = 0; j < cols; j++)
      for (let k = j; k < cols; k++)
        sums[k * cols + j] = sums[j * cols + k] = (sums[j * cols + k] as number) / rows;
    return sums;
  };
  return { name: PLAIN, ways: [work] };
}

export function plainLogistic({ n, d, x, y }: Samples, l2: number): Contender {
  const weights = new Float64Array(d + 1).fill(0.01);
  const work = () => {
    const gradient = new Float64Array(d + 1);
    let loss = 0;
    for (let i = 0; i < n; i++) {
      const at = i * d;
      const label = y[i] === 1 ? 1 : -1;
      let score = weights[d] as number;
      for (let j = 0; j < d; j++) score += (x[at + j] as number) * (weights[j] as number);
      const e = Math.exp(-Math.abs(label * score));
      loss += Math.max(-label * score, 0) + Math.log1p(e);
      const slope = (-label * (label * score >= 0 ? e : 1)) / (1 + e) / n;
      for (let j = 0; j < d; j++) gradient[j] = (gradient[j] as number) + slope * (x[at + j] as number);
      gradient[d] = (gradient[d] as number) + slope;
    }
    for (let j = 0; j < d; j++) gradient[j] = (gradient[j] as number) + l2 * (weights[j] as number);
    return loss / n;
  };
  return { name: PLAIN, ways: [work] };
}

export function plainDistances(a: Matrix, b: Matrix): Contender {
  const work = () => {
    const out = new Float32Array(a.rows * b.rows);
    for (let i = 0; i < a.rows; i++) {
      for (let j = 0; j < b.rows; j++) {
        let sum = 0;
        for (let k = 0; k < a.cols; k++) {
          const gap = (a.values[i * a.cols + k] as number) - (b.values[j * b.cols + k] as number);
          sum += gap * gap;
        }
        out[i * b.rows + j] = Math.sqrt(sum);
      }
    }
    return out;
  };
  return { name: PLAIN, ways: [work] };
}

export function plainCholesky({ rows: n, values }: Matrix): Contender {
  const work = () => {
    const l = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = values[i * n + j] as number;
        for (let k = 0; k < j; k++) sum -= (l[i * n + k] as number) * (l[j * n + k] as number);
        l[i * n + j] = i === j ? Math.sqrt(sum) : sum / (l[j * n + j] as number);
      }
    }
    return l;
  };
  return { name: PLAIN, ways: [work] };
}

/** One epoch of Adam on the ReLU network, one sample after the other inside a batch. */
export function plainEpoch({ n, d, x, y }: Samples): Contender {
  const { hidden, classes } = SHAPE;
  const [b1, w2] = [hidden * d, hidden * d + hidden];
  const b2 = w2 + classes * hidden;
  const count = b2 + classes;
  const start = new Float32Array(count).map((_, i) => (((i * 7919) % 1000) / 1000 - 0.5) * 0.1);
  const work = () => {
    const w = start.slice();
    const [first, second] = [new Float32Array(count), new Float32Array(count)];
    const [h, out, back] = [new Float32Array(hidden), new Float32Array(classes), new Float32Array(hidden)];
    const gradient = new Float32Array(count);
    const add = (at: number, value: number) => {
      gradient[at] = (gradient[at] as number) + value;
    };
    for (let from = 0, step = 1; from < n; from += BATCH, step++) {
      gradient.fill(0);
      for (let i = from; i < Math.min(n, from + BATCH); i++) {
        const row = i * d;
        for (let u = 0; u < hidden; u++) {
          let sum = w[b1 + u] as number;
          for (let j = 0; j < d; j++) sum += (w[u * d + j] as number) * (x[row + j] as number);
          h[u] = Math.max(0, sum);
        }
        let total = 0;
        for (let c = 0; c < classes; c++) {
          let sum = w[b2 + c] as number;
          for (let u = 0; u < hidden; u++) sum += (w[w2 + c * hidden + u] as number) * (h[u] as number);
          out[c] = Math.exp(sum);
          total += out[c] as number;
        }
        back.fill(0);
        for (let c = 0; c < classes; c++) {
          const slope = ((out[c] as number) / total - (y[i] === c ? 1 : 0)) / BATCH;
          add(b2 + c, slope);
          for (let u = 0; u < hidden; u++) {
            add(w2 + c * hidden + u, slope * (h[u] as number));
            back[u] = (back[u] as number) + slope * (w[w2 + c * hidden + u] as number);
          }
        }
        for (let u = 0; u < hidden; u++) {
          if (h[u] === 0) continue;
          const slope = back[u] as number;
          add(b1 + u, slope);
          const at = u * d;
          for (let j = 0; j < d; j++)
            gradient[at + j] = (gradient[at + j] as number) + slope * (x[row + j] as number);
        }
      }
      const rate = (RATE * Math.sqrt(1 - 0.999 ** step)) / (1 - 0.9 ** step);
      for (let k = 0; k < count; k++) {
        const g = gradient[k] as number;
        first[k] = 0.9 * (first[k] as number) + 0.1 * g;
        second[k] = 0.999 * (second[k] as number) + 0.001 * g * g;
        w[k] = (w[k] as number) - (rate * (first[k] as number)) / (Math.sqrt(second[k] as number) + 1e-8);
      }
    }
    return w;
  };
  return { name: PLAIN, ways: [work] };
}
