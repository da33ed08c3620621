/**
 * Times as a watch officer reads them: Zulu date-time group first, local time second; ages, countdowns, clocks that differ.
 *
 * Keeps true: a time is shown from what the record or the node says, never from a guess; a clock that is wrong is told
 * apart from one that cannot be judged yet; words are left to the catalogue, only digits and month names are made here.
 * Leaves to others: reading the clock (`clocks.js`), words for units (`texts.js`).
 */

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** @typedef {string | number | Date} Moment  RFC 3339 text, milliseconds since 1970, or a Date. */
/** @typedef {"second" | "minute" | "hour" | "day"} Unit */

/** @param {Moment} moment @returns {number} milliseconds; NaN when it is no time */
export function ms(moment) {
  return typeof moment === "number" ? moment : new Date(moment).getTime();
}

/** @param {number} value @param {number} width */
function pad(value, width = 2) {
  return String(value).padStart(width, "0");
}

/**
 * Return the date-time group, such as `261053Z NOV 26`.
 * @param {Moment} moment
 */
export function dtg(moment) {
  const at = new Date(ms(moment));
  if (Number.isNaN(at.getTime())) return "——————Z";
  const year = pad(at.getUTCFullYear() % 100);
  return `${pad(at.getUTCDate())}${pad(at.getUTCHours())}${pad(at.getUTCMinutes())}Z ${MONTHS[at.getUTCMonth()]} ${year}`;
}

/**
 * Return hours, minutes and seconds in Zulu time, such as `10:53:07Z`.
 * @param {Moment} moment
 */
export function zulu(moment) {
  const at = new Date(ms(moment));
  if (Number.isNaN(at.getTime())) return "--:--:--Z";
  return `${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}:${pad(at.getUTCSeconds())}Z`;
}

/**
 * Return minutes that local time is ahead of Zulu at a moment.
 * @param {Moment} moment @param {string} [timeZone] IANA name; the browser's when left out
 */
export function offsetMinutes(moment, timeZone) {
  const at = new Date(ms(moment));
  if (timeZone === undefined) return -at.getTimezoneOffset();
  const parts = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" }).formatToParts(at);
  const name = parts.find((part) => part.type === "timeZoneName")?.value ?? "GMT";
  const found = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  return found ? (found[1] === "-" ? -1 : 1) * (60 * Number(found[2]) + Number(found[3])) : 0;
}

/**
 * Return local time with its offset, such as `11:53 +01:00`; the day stands before it when it differs from Zulu's.
 * @param {Moment} moment @param {string} [timeZone]
 */
export function local(moment, timeZone) {
  const instant = ms(moment);
  if (Number.isNaN(instant)) return "--:--";
  const offset = offsetMinutes(instant, timeZone);
  const shifted = new Date(instant + offset * MINUTE_MS);
  const sign = offset < 0 ? "-" : "+";
  const size = Math.abs(offset);
  const zone = `${sign}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
  const day = shifted.getUTCDate() === new Date(instant).getUTCDate() ? "" : `${pad(shifted.getUTCDate())} `;
  return `${day}${pad(shifted.getUTCHours())}:${pad(shifted.getUTCMinutes())} ${zone}`;
}

/**
 * Return a length of time in its largest whole unit; never negative.
 * @param {number} length milliseconds
 * @returns {{ count: number, unit: Unit }}
 */
export function age(length) {
  const span = Math.max(0, length);
  if (span < MINUTE_MS) return { count: Math.floor(span / SECOND_MS), unit: "second" };
  if (span < HOUR_MS) return { count: Math.floor(span / MINUTE_MS), unit: "minute" };
  if (span < 2 * DAY_MS) return { count: Math.floor(span / HOUR_MS), unit: "hour" };
  return { count: Math.floor(span / DAY_MS), unit: "day" };
}

/**
 * Return a length of time as digits: `0:07`, `12:30`, `3:02:05`.
 * @param {number} length milliseconds
 */
export function digits(length) {
  const seconds = Math.floor(Math.abs(length) / SECOND_MS);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = pad(seconds % 60);
  return hours ? `${hours}:${pad(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/**
 * Return what is left until a moment; past it the digits count up and `over` is true.
 * @param {Moment} end @param {number} now milliseconds
 * @returns {{ left_ms: number, over: boolean, digits: string }}
 */
export function countdown(end, now) {
  const left = ms(end) - now;
  // Rounded up before the end, so that 0:00 is shown only once it is really over.
  const shown = left > 0 ? Math.ceil(left / SECOND_MS) * SECOND_MS : left;
  return { left_ms: left, over: left <= 0, digits: digits(shown) };
}

/**
 * Read a time that a person typed: `1400Z`, `14:00Z`, `261400Z`, `261400Z NOV 26`, or `+30` for minutes from now.
 * @param {string} text @param {number} now milliseconds
 * @returns {number | null} milliseconds; null when it is not understood
 */
export function readTime(text, now) {
  const said = text.trim().toUpperCase();
  const ahead = /^\+(\d{1,4})$/.exec(said);
  if (ahead) return now + Number(ahead[1]) * MINUTE_MS;
  const found = /^(\d{2})?(\d{2}):?(\d{2})Z(?:\s+([A-Z]{3})\s+(\d{2}))?$/.exec(said);
  if (!found) return null;
  const [, day, hour, minute, month, year] = found;
  if (Number(hour) > 23 || Number(minute) > 59) return null;
  if (month !== undefined) return whole(day, Number(hour), Number(minute), month, year ?? "");
  return next(now, day === undefined ? null : Number(day), Number(hour), Number(minute));
}

/**
 * Read a whole date-time group, such as `261053Z NOV 26`; an hour alone does not name a day.
 * @param {string} text
 * @returns {number | null} milliseconds; null when it is not one
 */
export function readDtg(text) {
  return /^\s*\d{6}Z\s+[A-Z]{3}\s+\d{2}\s*$/i.test(text) ? readTime(text, 0) : null;
}

/** @param {string | undefined} day @param {number} hour @param {number} minute @param {string} month @param {string} year */
function whole(day, hour, minute, month, year) {
  const at = MONTHS.indexOf(month);
  if (day === undefined || at < 0) return null;
  const made = Date.UTC(2000 + Number(year), at, Number(day), hour, minute);
  return new Date(made).getUTCDate() === Number(day) ? made : null; // 31 NOV is no day
}

/**
 * Return the next moment with this hour and minute, and day of the month if one is given.
 * @param {number} now @param {number | null} day @param {number} hour @param {number} minute
 */
function next(now, day, hour, minute) {
  const from = new Date(now);
  for (let ahead = 0; ahead <= 62; ahead += 1) {
    const made = Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate() + ahead, hour, minute);
    if (made > now && (day === null || new Date(made).getUTCDate() === day)) return made;
  }
  return null;
}

/**
 * Return the RFC 3339 text that the API takes: UTC, whole seconds.
 * @param {number} moment milliseconds
 */
export function rfc3339(moment) {
  return new Date(Math.floor(moment / SECOND_MS) * SECOND_MS).toISOString().replace(".000Z", "Z");
}
