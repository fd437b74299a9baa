// What is said and nobody has written in the reader's language: tests ask for it.
export const missing = new Set();
window.untranslated = () => [...missing];

// The words of the page come from the server, in the reader's language; a missing one shows its key.
export class Words {
  constructor(texts) { this.texts = texts; }

  say(key, ...values) {
    if (!(key in this.texts)) missing.add(key);
    const text = this.texts[key] ?? key;
    return text.replace(/\{(\d)\}/g, (place, number) => values[number] ?? place);
  }
}
