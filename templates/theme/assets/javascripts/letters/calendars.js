// Public holidays for counting working days; the same code as calendar_for in generator/letters/holidays.py.

/** The calendar of a region, or of a law's country without one; null where it is unknown. */
export function calendarFor(calendars, law, region) {
  const name = region || law.toUpperCase();
  if (!Object.hasOwn(calendars.regions, name)) return null;
  return { first: `${calendars.first}-01-01`, last: `${calendars.last}-12-31`, days: calendars.regions[name] };
}
