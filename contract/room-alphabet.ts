/** Letters of a room's code: none that looks like another (no I, L, O, U). */
export const ROOM_ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ';
