import { readJson } from '../../json/jsonText.js';
import type { JsonSyntaxProblem, JsonText, JsonValue } from '../../json/jsonText.js';
import type { JsonPlaces } from '../../json/places.js';

/** A text that is known to be JSON, and is read as such when somebody asks for what it says. */
export class UnreadJson implements JsonText {
  readonly problems: readonly JsonSyntaxProblem[] = [];
  /** Found by whoever made sure that it is JSON. */
  hasDistinctKeys = false;
  private json: JsonText | undefined;

  constructor(readonly text: string) {}

  get value(): JsonValue | undefined {
    return this.read().value;
  }

  places(): JsonPlaces {
    return this.read().places();
  }

  private read(): JsonText {
    return (this.json ??= readJson(this.text));
  }
}
