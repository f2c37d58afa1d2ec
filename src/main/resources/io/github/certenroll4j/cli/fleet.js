
(function () {
  'use strict';
  var table = document.getElementById('hosts');
  var body = table.tBodies[0];
  var rows = Array.prototype.slice.call(body.rows);
  var tools = document.getElementById('tools');

  function labelled(text, element) {
    var label = document.createElement('label');
    label.appendChild(document.createTextNode(text));
    label.appendChild(element);
    tools.appendChild(label);
    return element;
  }

  var search = labelled('Filter', document.createElement('input'));
  search.type = 'search';
  var state = labelled('State', document.createElement('select'));
  state.appendChild(new Option('all', ''));
  Array.prototype.forEach.call(document.querySelectorAll('#counts li'), function (count) {
    state.appendChild(new Option(count.textContent, count.getAttribute('data-state')));
  });
  var shown = document.createElement('output');
  tools.appendChild(shown);

  function filter() {
    var wanted = search.value.toLowerCase();
    var count = 0;
    rows.forEach(function (row) {
      var fits = (!state.value || row.getAttribute('data-state') === state.value)
          && row.textContent.toLowerCase().indexOf(wanted) >= 0;
      row.hidden = !fits;
      count += fits ? 1 : 0;
    });
    shown.textContent = count === rows.length ? '' : count + ' of ' + rows.length;
  }
  search.addEventListener('input', filter);
  state.addEventListener('change', filter);

  function key(row, column) {
    var cell = row.cells[column];
    return cell.getAttribute('data-order') || cell.textContent;
  }

  var headings = Array.prototype.slice.call(table.tHead.rows[0].cells);
  headings.forEach(function (heading, column) {
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = heading.textContent;
    heading.textContent = '';
    heading.appendChild(button);
    button.addEventListener('click', function () {
      var down = heading.getAttribute('aria-sort') === 'ascending';
      headings.forEach(function (other) { other.removeAttribute('aria-sort'); });
      heading.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      rows.sort(function (a, b) {
        var order = key(a, column).localeCompare(key(b, column), 'en', { numeric: true });
        return down ? -order : order;
      });
      rows.forEach(function (row) { body.appendChild(row); });
    });
  });
  window.addEventListener('beforeprint', function () {
    Array.prototype.forEach.call(document.querySelectorAll('details'), function (fold) { fold.open = true; });
  });
})();
