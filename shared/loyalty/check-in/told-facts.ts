// A module, so that it adds to another one.
export {}

/** What happens at a check-in. */
declare module '#shared/base/facts/told-facts' {
  interface ToldFacts {
    'check-in.performed': { checkInId: string; at: number }
  }
}
