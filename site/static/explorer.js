// The explorers of the site: lists and a slider over pictures that were drawn beforehand.
// Without JavaScript, the first picture stays, and predictions are questions with folded results. Nothing moves unless the reader moves a control.
"use strict";

function element(name, attributes, ...inside) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...inside);
  return made;
}

function control(id, label, input, ...more) {
  input.id = id;
  return element("div", { className: "explorer-control" }, element("label", { htmlFor: id }, label), input, ...more);
}

function list(options, start) {
  const made = element("select", {}, ...options.map((text, place) => element("option", { value: place }, text)));
  made.selectedIndex = start;
  return made;
}

// A question becomes a list to pick from, or a line to type in; what the reader says stays beside
// the result, and nowhere else.
function ask(figure) {
  const results = figure.querySelectorAll("details.result");
  figure.querySelectorAll(".prediction").forEach((asked, place) => {
    const question = asked.querySelector("p");
    const heading = question.querySelector("strong").textContent;
    const said = element("strong", {}, "none yet");
    const predicted = element("p", {}, heading.replace("Predict", "Your prediction").replace(".", ": "), said);
    predicted.setAttribute("aria-live", "polite");
    results[place].replaceWith(element("div", { className: "comparison" }, predicted, results[place].cloneNode(true)));

    const name = `${figure.id}-predict-${place}`;
    const options = [...asked.querySelectorAll("li")].map(({ textContent }) => {
      const onchange = () => { said.textContent = textContent; };
      return element("label", {}, element("input", { type: "radio", name, autocomplete: "off", onchange }), textContent);
    });
    const oninput = ({ target }) => { said.textContent = target.value.trim() || "none yet"; };
    const answers = options.length ? options : [
      element("label", { className: "typed" }, "Your prediction: ", element("input", { type: "text", autocomplete: "off", oninput })),
    ];
    const legend = element("legend", {}, ...question.childNodes);
    asked.replaceWith(element("fieldset", { className: "prediction" }, legend, ...answers));
  });
}

function build(figure) {
  const states = JSON.parse(figure.querySelector("script").textContent);
  const picture = figure.querySelector("img");
  const lists = states.lists.map(({ options, start }) => list(options, start));
  const value = element("output", {});
  const row = () => states.rows[lists.map(input => input.value).join("-")];
  const labels = () => row().pictures.map(({ label }) => label);
  const last = states.last.slider ? element("input", { type: "range", min: 0 }) : list(labels(), row().start);

  function show() {
    const { label, file, alt } = row().pictures[last.value];
    picture.src = figure.dataset.folder + file;
    picture.alt = alt;
    value.value = label;
    last.setAttribute("aria-valuetext", label);
  }
  function chooseRow() {
    // Keep the value where the new row has it, else the place; at the end, the end.
    const wanted = value.value;
    const same = labels().indexOf(wanted);
    last.max = row().pictures.length - 1;
    last.value = same >= 0 ? same : wanted ? Math.min(last.value, last.max) : row().start;
    show();
  }
  function fetchPictures() {
    for (const { file } of row().pictures) new Image().src = figure.dataset.folder + file;
  }

  const controls = element("div", { className: "explorer-controls" });
  states.lists.forEach(({ label }, place) => controls.append(control(`${figure.id}-${place}`, label, lists[place])));
  controls.append(control(`${figure.id}-last`, states.last.label, last, value));
  picture.before(controls);
  ask(figure);
  for (const input of lists) input.addEventListener("change", () => { chooseRow(); fetchPictures(); });
  last.addEventListener("input", show);
  controls.addEventListener("focusin", fetchPictures, { once: true });
  controls.addEventListener("pointerenter", fetchPictures, { once: true });
  chooseRow();
}

document.querySelectorAll("figure.explorer").forEach(build);
