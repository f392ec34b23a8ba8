// "Real or fake?": the reference and a source side by side, as slabs or in three dimensions, named
// or as a quiz.

class Pair {
  constructor(root) {
    this.root = root;
    this.shown = 1;
    this.space = false;
    this.turn = new Turn();
    this.quiz = undefined;
    this.spinning = false;
    this.build();
    this.refresh();
    new ResizeObserver(() => this.draw()).observe(this.pictures);
  }

  build() {
    const bar = this.root.appendChild(element("div", { class: "controls", role: "group", "aria-label": "What is shown" }));
    const label = bar.appendChild(element("label", {}, "source "));
    this.select = label.appendChild(element("select", { id: "pair-source" }));
    clouds.slice(1).forEach((c, i) => this.select.append(element("option", { value: String(i + 1) }, shortened(c.name, 60))));
    this.select.addEventListener("change", () => {
      this.shown = Number(this.select.value);
      this.refresh();
    });
    if (clouds.every((c) => c.hasCube)) {
      this.spaceButton = this.button(bar, "3-D", "pair-space", () => this.setSpace(!this.space));
      this.spin = this.button(bar, "spin", "pair-spin", () => this.setSpin(!this.spinning));
    }
    this.quizButton = this.button(bar, "quiz", "pair-quiz", () => this.toggleQuiz());
    const seed = bar.appendChild(element("label", {}, "order "));
    this.seed = seed.appendChild(element("input", { type: "number", min: "0", value: "1", id: "pair-seed" }));
    this.seedLabel = seed;
    this.seed.addEventListener("change", () => {
      if (this.quiz !== undefined) {
        this.begin();
      }
    });
    this.pictures = this.root.appendChild(element("div", { class: "pair" }));
    this.views = [0, 1].map(() => this.view());
    this.question = this.root.appendChild(element("div", { class: "controls", role: "group", "aria-label": "Answers" }));
    this.left = this.button(this.question, "left is real (1)", "pair-left", () => this.answer(true));
    this.right = this.button(this.question, "right is real (2)", "pair-right", () => this.answer(false));
    this.next = this.button(this.question, "next pair (n)", "pair-next", () => {
      this.quiz.next();
      this.refresh();
      this.left.focus();
    });
    this.result = this.root.appendChild(element("p", { id: "pair-result", role: "status" }));
    this.root.addEventListener("keydown", (event) => this.key(event));
  }

  /** One picture: its name and the canvas. */
  view() {
    const figure = this.pictures.appendChild(element("figure", {}));
    const caption = figure.appendChild(element("figcaption", {}));
    const canvas = figure.appendChild(element("canvas", {}));
    makeTurnable(canvas, this.turn, () => {
      this.setSpin(false);
      this.draw();
    });
    return { caption, canvas };
  }

  button(parent, label, id, act) {
    const button = parent.appendChild(element("button", { type: "button", id }, label));
    button.addEventListener("click", act);
    return button;
  }

  key(event) {
    const act = { 1: this.left, 2: this.right, n: this.next }[event.key];
    if (this.quiz !== undefined && act !== undefined && !act.disabled && event.target !== this.seed) {
      event.preventDefault();
      act.click();
    }
  }

  setSpace(on) {
    this.space = on;
    // A cloud that turns by itself shows its depth; not to those who asked for no motion.
    this.setSpin(on && !window.matchMedia("(prefers-reduced-motion: reduce)").matches);
    this.refresh();
  }

  setSpin(on) {
    const begin = on && !this.spinning;
    this.spinning = on;
    this.spin?.setAttribute("aria-pressed", String(on));
    if (begin) {
      const step = () => {
        if (this.spinning) {
          this.turn.by(0.004, 0);
          this.draw();
          requestAnimationFrame(step);
        }
      };
      requestAnimationFrame(step);
    }
  }

  toggleQuiz() {
    if (this.quiz === undefined) {
      this.begin();
    } else {
      this.quiz = undefined;
      this.refresh();
    }
  }

  /** A quiz from its beginning; clouds that are the very points of the real one are no question. */
  begin() {
    const places = clouds.map((_, i) => i).filter((i) => i > 0 && clouds[i].packed !== clouds[0].packed);
    if (places.length > 0) {
      this.quiz = new Quiz(places, Number(this.seed.value) || 0, clouds.every((c) => c.periodic));
    }
    this.refresh();
  }

  answer(left) {
    const isRight = this.quiz.answer(left);
    this.refresh();
    const real = this.quiz.round.realOnLeft ? "left" : "right";
    this.result.textContent = `${isRight ? "Right" : "Wrong"}: the real one is on the ${real}. ${this.quiz.score()}. ${this.quiz.fooledBy()}`;
    this.next.focus();
  }

  /** The clouds on the left and on the right. */
  sides() {
    if (this.quiz === undefined) {
      return [{ place: 0, move: AS_IS }, { place: this.shown, move: AS_IS }];
    }
    const { fake, realOnLeft, moves } = this.quiz.round;
    const pair = [{ place: 0, move: moves[0] }, { place: fake, move: moves[1] }];
    return realOnLeft ? pair : pair.reverse();
  }

  refresh() {
    const asking = this.quiz !== undefined;
    const open = asking && !this.quiz.round.answered;
    this.quizButton.setAttribute("aria-pressed", String(asking));
    this.spaceButton?.setAttribute("aria-pressed", String(this.space));
    if (this.spin !== undefined) {
      this.spin.hidden = !this.space;
    }
    this.select.parentElement.hidden = asking;
    this.seedLabel.hidden = !asking;
    this.question.hidden = !asking;
    this.left.disabled = this.right.disabled = !open;
    this.next.disabled = open;
    this.result.textContent = open ? `Which one is real? ${this.quiz.asked === 0 ? "" : `${this.quiz.score()}.`}` : "";
    this.sides().forEach(({ place }, i) => {
      const { caption, canvas } = this.views[i];
      const cloud = clouds[place];
      const side = i === 0 ? "left" : "right";
      caption.textContent = open ? side : (place === 0 ? "real: " : "") + shortened(cloud.name, 60);
      const what = open ? `The cloud on the ${side}, not named` : cloud.title;
      canvas.setAttribute("role", this.space ? "application" : "img");
      canvas.setAttribute("aria-label", this.space ? `${what}, in 3-D. Arrow keys turn, plus and minus zoom.` : what);
      if (this.space) {
        canvas.setAttribute("tabindex", "0");
      } else {
        canvas.removeAttribute("tabindex");
      }
    });
    this.draw();
  }

  draw() {
    const size = Math.max(120, Math.min(480, Math.floor((this.pictures.clientWidth - 16) / 2)));
    const sides = this.sides();
    const extent = {
      width: Math.max(...sides.map((s) => clouds[s.place].width)),
      height: Math.max(...sides.map((s) => clouds[s.place].height)),
    };
    sides.forEach(({ place, move }, i) => {
      const { canvas } = this.views[i];
      if (this.space) {
        drawSpace(canvas, clouds[place], move, size, this.turn);
      } else {
        drawSlab(canvas, clouds[place], move, size, extent);
      }
    });
  }
}
