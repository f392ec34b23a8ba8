// The blind quiz: rounds in an order that a number decides, a score, and who fooled the reader.

class Quiz {
  /**
   * Begins with the first round.
   *
   * @param places of the clouds to tell from the real one
   * @param periodic whether slabs may be shifted
   */
  constructor(places, seed, periodic) {
    this.places = places;
    this.periodic = periodic;
    this.random = randomOf(seed);
    this.queue = [];
    this.right = 0;
    this.asked = 0;
    this.tally = new Map();
    this.next();
  }

  /** The next pair: which cloud, on which side the real one stands, and how both are moved. */
  next() {
    if (this.queue.length === 0) {
      this.queue = shuffled(this.places, this.random);
    }
    this.round = {
      fake: this.queue.shift(),
      realOnLeft: this.random() < 0.5,
      moves: [anyMove(this.random, this.periodic), anyMove(this.random, this.periodic)],
      answered: false,
    };
  }

  /** Takes the answer; returns whether it was right. */
  answer(left) {
    const { round } = this;
    const isRight = left === round.realOnLeft;
    round.answered = true;
    this.asked += 1;
    this.right += isRight ? 1 : 0;
    const [seen, fooled] = this.tally.get(round.fake) ?? [0, 0];
    this.tally.set(round.fake, [seen + 1, fooled + (isRight ? 0 : 1)]);
    return isRight;
  }

  /** The score in words. */
  score() {
    return `${this.right} of ${this.asked} right`;
  }

  /** Who was taken for real, in words; empty when nobody was. */
  fooledBy() {
    const fooled = [...this.tally].filter(([, [, times]]) => times > 0);
    return fooled.length === 0
      ? ""
      : `Taken for real: ${fooled.map(([place, [seen, times]]) => `${shortened(clouds[place].name, 40)} (${times} of ${seen})`).join(", ")}.`;
  }
}
