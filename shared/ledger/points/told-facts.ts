// A module, so that it adds to another one.
export {}

/** What happens to points and growth. */
declare module '#shared/base/facts/told-facts' {
  interface ToldFacts {
    'growth.taken': Nothing
  }
}
