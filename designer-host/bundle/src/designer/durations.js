// Lengths of time as people write them, and as drawings do: "48 h" is PT48H, "3 jours ouvrés" is P3D counted in working days.
// Both languages are understood whatever the page speaks. DurationEntry.cs is the same rule for the outline; durations.json tries both.
const units = [
  [/^(ans?|ann(é|e\u0301?)es?|years?)$/u, 'Y', 'date'],
  [/^(mois|months?)$/u, 'M', 'date'],
  [/^(semaines?|sem|weeks?)$/u, 'W', 'date'],
  [/^(jours?|j|days?|d)$/u, 'D', 'date'],
  [/^(heures?|h|hours?)$/u, 'H', 'time'],
  [/^(minutes?|min|mn)$/u, 'M', 'time']
];
// A boundary of words that knows accents, which \b does not here.
const calendars = [
  [/(?<!\p{L})((jours?|j)\s+ouvrables?|saturday\s+working\s+days?)(?![\p{L}\p{M}])/u, 'working-saturday'],
  [/(?<!\p{L})((jours?|j)\s+ouvr(é|e\u0301?)s?|working\s+days?)(?![\p{L}\p{M}])/u, 'working']
];
const part = /(\d{1,6})\s*([\p{L}\p{M}]+)/gu;
const joining = /\b(et|and)\b|,/gu;
const iso = /^([+-]?)P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+(?:\.\d+(?=H$))?H)?(\d+(?:\.\d+(?=M$))?M)?(\d+(?:\.\d+)?S)?)?$/;

// { value, days } where days is the calendar that the words name; null when they are no length of time. A formula begins with =.
export function readDuration(typed) {
  const written = typed.trim();
  if (written.startsWith('=')) return written.length > 1 ? { value: written.slice(1).trim() } : null;
  if (iso.test(written)) return fits(written) ? { value: written } : null;
  let text = written.toLowerCase();
  const calendar = calendars.find(([words]) => words.test(text));
  if (calendar) text = text.replace(calendar[0], 'jours');
  text = text.replace(joining, ' ');
  if (text.replace(part, '').trim() !== '') return null;
  const value = { date: '', time: '' };
  let last = -1;
  for (const [, amount, word] of text.matchAll(part)) {
    const at = units.findIndex(([pattern]) => pattern.test(word));
    if (at <= last) return null;
    last = at;
    value[units[at][2]] += `${Number(amount)}${units[at][1]}`;
  }
  const read = `P${value.date}${value.time ? `T${value.time}` : ''}`;
  return last >= 0 && fits(read) ? { value: read, ...(calendar ? { days: calendar[1] } : {}) } : null;
}

// PT48H in words; a formula with the sign that says so; what words do not say (seconds, fractions, back in time) as the drawing has it.
export function tellDuration(value, days, words) {
  if (!value) return '';
  const match = value.match(iso);
  if (!match) return `= ${value.replace(/^=+/, '').trim()}`;
  const [, sign, years, months, weeks, daysOf, , hours, minutes, seconds] = match;
  if (sign || seconds || /\./.test(value)) return value;
  const day = { working: 'workday', 'working-saturday': 'saturday' }[days] ?? 'day';
  const tell = (amount, one, many) => {
    const number = amount?.slice(0, -1).replace(/^0+(?=\d)/, '');
    return number === undefined ? [] : [`${number} ${words.say(number === '0' || number === '1' ? one : many)}`];
  };
  return [
    tell(years, 'year', 'years'), tell(months, 'month', 'months'), tell(weeks, 'week', 'weeks'), tell(daysOf, day, `${day}s`),
    tell(hours, 'hours', 'hours'), tell(minutes, 'minutes', 'minutes')
  ].flat().join(' ');
}

// A thousand years at most, as the server reads it.
function fits(value) {
  const [years, months, weeks, days] = value.match(iso).slice(2, 6).map(amount => parseInt(amount ?? '0', 10));
  return years * 12 + months <= 12000 && weeks * 7 + days <= 365250;
}
