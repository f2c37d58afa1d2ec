' cscript //nologo page-runner.vbs BASE QUERY: fetches the lab's enrollment page, runs its own VBScript as a browser would, and
' says what the page says. For a document it has as much as the page asks of one.
Class Element
  Public value
  Public innerText
End Class

Class Page
  Public subject, request, response, outcome
  Private Sub Class_Initialize
    Set subject = New Element
    Set request = New Element
    Set response = New Element
    Set outcome = New Element
  End Sub
  Public Function getElementById(id)
    Select Case id
      Case "subject" Set getElementById = subject
      Case "request" Set getElementById = request
      Case "response" Set getElementById = response
      Case Else Set getElementById = outcome
    End Select
  End Function
End Class

Function Send(method, address, body)
  Dim http
  Set http = CreateObject("MSXML2.XMLHTTP")
  http.open method, WScript.Arguments(0) & address, False
  http.send body
  If http.status <> 200 Then
    WScript.Echo "http: " & http.status & " " & http.responseText
    WScript.Quit 3
  End If
  Send = http.responseText
End Function

Dim document, factory, text, tag, first
Set document = New Page
text = Send("GET", "/page?" & WScript.Arguments(1), "")
Set factory = CreateObject("X509Enrollment.CX509EnrollmentWebClassFactory")
tag = "<script language=""VBScript"">"
first = InStr(text, tag) + Len(tag)
ExecuteGlobal Replace(Mid(text, first, InStr(first, text, "</script>") - first), "Option Explicit", "")

document.subject.value = "CN=page.example, O=certenroll4j tests"
CreateRequest
WScript.Echo "request: " & document.outcome.innerText
document.response.value = Send("POST", "/answer?" & WScript.Arguments(1), document.request.value)
Install
WScript.Echo "install: " & document.outcome.innerText
