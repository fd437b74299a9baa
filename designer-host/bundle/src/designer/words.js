// The words of the page come from the server, in the reader's language; a missing one shows its key, which tests find.
export class Words {
  constructor(texts) { this.texts = texts; }

  say(key, ...values) {
    const text = this.texts[key] ?? key;
    return text.replace(/\{(\d)\}/g, (place, number) => values[number] ?? place);
  }
}
