// A module, so that it adds to another one.
export {}

/** What happens to bookings. */
declare module '#shared/base/facts/told-facts' {
  interface ToldFacts {
    /** Somebody has signed up, for a place or in the line. */
    'booking.made': { bookingId: string; occasionId: string }
    /** Whoever waited has a place now. */
    'booking.movedUp': { bookingId: string; occasionId: string }
    /** Time or place of what they have signed up for are others now. */
    'booking.moved': { bookingId: string; occasionId: string; version: number }
    /** What they have signed up for does not take place. */
    'booking.calledOff': { bookingId: string; occasionId: string; version: number }
    'booking.attended': { bookingId: string; occasionId: string; storeId: string; at: number }
  }
}
