type Numbers = Int32Array<ArrayBuffer> | Float32Array<ArrayBuffer>;

/** A typed array that grows by half when it is full, for files whose length is not known before. */
export interface Growing<A extends Numbers> {
  readonly length: number;
  push(value: number): void;
  /** What was pushed; a copy of exactly that length. */
  take(): A;
}

export const growingInts = (): Growing<Int32Array<ArrayBuffer>> => growing((size) => new Int32Array(size));
export const growingFloats = (): Growing<Float32Array<ArrayBuffer>> =>
  growing((size) => new Float32Array(size));

function growing<A extends Numbers>(make: (size: number) => A): Growing<A> {
  let values = make(1024);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === values.length) {
        const larger = make(Math.ceil(length * 1.5));
        larger.set(values);
        values = larger;
      }
      values[length++] = value;
    },
    take: () => values.slice(0, length) as A,
  };
}
