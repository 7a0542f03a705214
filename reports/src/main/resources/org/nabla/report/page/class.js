// Sorts and filters the table of submissions, which is complete without it.
(function () {
  "use strict";
  var table = document.getElementById("submissions");
  var body = table.tBodies[0];
  var rows = Array.from(body.rows);
  var texts = rows.map(function (row) { return row.textContent.toLowerCase(); });
  var filter = document.getElementById("filter");
  var count = document.getElementById("count");
  var collator = new Intl.Collator("en", { numeric: true });

  function value(row, column) {
    var cell = row.cells[column];
    return cell.dataset.value || cell.textContent.trim();
  }

  function compare(one, other) {
    var difference = parseFloat(one) - parseFloat(other);
    var numbers = /^-?[\d.]+%?$/;
    return numbers.test(one) ? (numbers.test(other) ? difference : -1)
      : numbers.test(other) ? 1 : collator.compare(one, other);
  }

  function sort(heading, column) {
    var turned = heading.getAttribute("aria-sort") === "ascending";
    Array.from(heading.parentNode.cells).forEach(function (cell) { cell.removeAttribute("aria-sort"); });
    heading.setAttribute("aria-sort", turned ? "descending" : "ascending");
    var keyed = rows.map(function (row, place) { return { row: row, key: value(row, column), place: place }; });
    keyed.sort(function (one, other) {
      var empty = (one.key === "") - (other.key === "");
      return empty || (turned ? -1 : 1) * compare(one.key, other.key) || one.place - other.place;
    });
    keyed.forEach(function (each) { body.append(each.row); });
  }

  function show() {
    var words = filter.value.toLowerCase().split(/\s+/);
    var shown = 0;
    rows.forEach(function (row, place) {
      var matches = words.every(function (word) { return texts[place].includes(word); });
      row.hidden = !matches;
      shown += matches ? 1 : 0;
    });
    count.textContent = shown === rows.length ? "" : shown + " of " + rows.length;
  }

  Array.from(table.tHead.rows[0].cells).forEach(function (heading, column) {
    if (column > 4) { return; }
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = heading.textContent;
    button.addEventListener("click", function () { sort(heading, column); });
    heading.replaceChildren(button);
  });
  filter.addEventListener("input", show);
  document.getElementById("filtering").hidden = false;
})();
