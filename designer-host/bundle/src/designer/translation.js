// Everything that bpmn-js says, in the reader's language. What it says and nobody translated is noted for the tests.
import french from './french.json';
import english from './english.json';
import { missing } from './words.js';

export const translationIn = language => {
  const texts = language === 'fr' ? french : english;
  const translate = (template, values = {}) => {
    if (!(template in texts) && template.trim() !== '') missing.add(template);
    return (texts[template] ?? template).replace(/\{([^}]+)\}/g, (place, name) => values[name] ?? place);
  };
  return { translate: ['value', translate] };
};
