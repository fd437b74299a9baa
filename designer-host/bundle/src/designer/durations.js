// Lengths of time as people write them, and as drawings do: "48 h" is PT48H, "3 jours ouvrés" is P3D counted in working days.
// Both languages are understood whatever the page speaks.
const units = [
  [/^(ans?|années?|years?)$/, 'Y', 'date'],
  [/^(mois|months?)$/, 'M', 'date'],
  [/^(semaines?|sem|weeks?)$/, 'W', 'date'],
  [/^(jours?|j|days?|d)$/, 'D', 'date'],
  [/^(heures?|h|hours?)$/, 'H', 'time'],
  [/^(minutes?|min|mn)$/, 'M', 'time']
];
const calendars = [
  [/\bjours?\s+ouvrés?\b|\bworking\s+days?\b/, 'working'],
  [/\bjours?\s+ouvrables?\b|\bsaturday\s+working\s+days?\b/, 'working-saturday']
];
const iso = /^-?P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;

// { value, days } where days is the calendar that the words name; null when they are no length of time.
export function readDuration(typed) {
  let text = typed.trim().toLowerCase();
  if (iso.test(typed.trim())) return { value: typed.trim() };
  const calendar = calendars.findLast(([words]) => words.test(text));
  if (calendar) text = text.replace(calendar[0], 'jours');
  const parts = text.replace(/\bet\b|\band\b|,/g, ' ').match(/\d+\s*\p{L}+/gu);
  if (!parts || text.replace(/\d+\s*\p{L}+/gu, '').replace(/\bet\b|\band\b|,/g, '').trim() !== '') return null;
  const written = { date: '', time: '' };
  let last = -1;
  for (const part of parts) {
    const [, amount, word] = part.match(/(\d+)\s*(\p{L}+)/u);
    const at = units.findIndex(([pattern]) => pattern.test(word));
    if (at <= last || Number(amount) > 100000) return null;
    last = at;
    written[units[at][2]] += `${Number(amount)}${units[at][1]}`;
  }
  return { value: `P${written.date}${written.time ? `T${written.time}` : ''}`, days: calendar?.[1] };
}

// PT48H in words; a formula stays as it is, with the sign that says so.
export function tellDuration(value, days, words) {
  if (!value) return '';
  const match = value.match(iso);
  if (!match || value.startsWith('-') || match[8]) return match ? value : `= ${value.replace(/^=\s*/, '')}`;
  const dayWord = { working: 'workday', 'working-saturday': 'saturday' }[days] ?? 'day';
  const tell = (part, one) => part ? `${parseInt(part, 10)} ${words.say(parseInt(part, 10) > 1 ? `${one}s` : one)}` : '';
  return [
    tell(match[1], 'year'), tell(match[2], 'month'), tell(match[3], 'week'), tell(match[4], dayWord),
    match[6] ? `${parseInt(match[6], 10)} ${words.say('hours')}` : '', match[7] ? `${parseInt(match[7], 10)} ${words.say('minutes')}` : ''
  ].filter(Boolean).join(' ');
}
