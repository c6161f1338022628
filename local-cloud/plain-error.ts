/** Something that whoever runs the local cloud can mend: shown as its sentence, without a stack. */
export class PlainError extends Error {}
