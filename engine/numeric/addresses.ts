declare const holds: unique symbol;

/** Where values of one kind begin in the core's memory, in bytes. An address of another kind does not fit. */
type AddressOf<Kind> = number & { readonly [holds]: Kind };

export type F32Address = AddressOf<'f32'>;
export type F64Address = AddressOf<'f64'>;
export type I32Address = AddressOf<'i32'>;
/** Workspace: what it holds is a kernel's own affair. */
export type WorkAddress = AddressOf<'work'>;

/** Of values of any kind. */
export type Address = F32Address | F64Address | I32Address | WorkAddress;

/** For a kernel's argument that may be left out. */
export const NOWHERE = 0 as F32Address & F64Address & I32Address;

/** The address `count` values of four bytes on. */
export function skip32<A extends F32Address | I32Address>(address: A, count: number): A {
  return (address + count * 4) as A;
}

/** The address `count` values of eight bytes on. */
export function skip64(address: F64Address, count: number): F64Address {
  return (address + count * 8) as F64Address;
}
