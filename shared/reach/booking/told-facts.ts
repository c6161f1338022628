// A module, so that it adds to another one.
export {}

/** What happens to bookings. */
declare module '#shared/base/facts/told-facts' {
  interface ToldFacts {
    /** Somebody has signed up, for a place or in the line. */
    'booking.made': { bookingId: string; occasionId: string }
    /** Whoever waited has a place now. */
    'booking.movedUp': { bookingId: string; occasionId: string }
    'booking.attended': { bookingId: string; occasionId: string; storeId: string; at: number }
  }
}
