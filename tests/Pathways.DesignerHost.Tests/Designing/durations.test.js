// The canvas reads and tells lengths of time by the same table as the outline.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { readDuration, tellDuration } from '../../../designer-host/bundle/src/designer/durations.js';

const json = path => JSON.parse(readFileSync(new URL(path, import.meta.url)));
const table = json('durations.json');
const wordsOf = language => {
  const texts = json(`../../../designer-host/Pathways.DesignerHost/Wording/${language}.json`);
  return { say: key => texts[`canvas.${key}`] };
};

for (const [typed, value, days] of table.read) {
  test(`${JSON.stringify(typed)} is read`, () => assert.deepEqual(readDuration(typed), days ? { value, days } : { value }));
}

for (const typed of table.refused) test(`${typed} is refused`, () => assert.equal(readDuration(typed), null));

for (const [value, days, french, english] of table.told) {
  test(`${value} is told in words that are read again`, () => {
    assert.equal(tellDuration(value, days, wordsOf('fr')), french);
    assert.equal(tellDuration(value, days, wordsOf('en')), english);
    for (const told of [french, english]) assert.equal(readDuration(told).value, value.replace(/^=/, ''));
  });
}
