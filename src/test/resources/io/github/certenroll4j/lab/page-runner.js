// cscript //nologo page-runner.js BASE QUERY: fetches the lab's enrollment page, runs its own JScript as a browser would, and
// says what the page says. For a document it has as much as the page asks of one.
var base = WScript.Arguments(0);
var query = WScript.Arguments(1);

function send(method, address, body) {
  var http = new ActiveXObject("MSXML2.XMLHTTP");
  http.open(method, base + address, false);
  http.send(body);
  if (http.status != 200) {
    WScript.Echo("http: " + http.status + " " + http.responseText);
    WScript.Quit(3);
  }
  return http.responseText;
}

var elements = {};
var document = {
  getElementById: function (id) {
    if (!elements[id]) {
      elements[id] = {value: "", innerText: ""};
    }
    return elements[id];
  }
};

var page = send("GET", "/page?" + query, "");
var begin = page.indexOf("<script type=\"text/javascript\">") + "<script type=\"text/javascript\">".length;
var factory = new ActiveXObject("X509Enrollment.CX509EnrollmentWebClassFactory");
eval(page.substring(begin, page.indexOf("</script>", begin)));

document.getElementById("subject").value = "CN=page.example, O=certenroll4j tests";
attempt(createRequest, "requested");
WScript.Echo("request: " + elements.outcome.innerText);
document.getElementById("response").value = send("POST", "/answer?" + query, elements.request.value);
attempt(install, "installed");
WScript.Echo("install: " + elements.outcome.innerText);
