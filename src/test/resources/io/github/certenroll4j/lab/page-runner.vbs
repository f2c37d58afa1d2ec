' cscript //nologo page-runner.vbs BASE QUERY [handed]: fetches the lab's enrollment page, runs its own VBScript as a browser would, and
' says what the page says. For a document it has as much as the page asks of one.
Class Element
  Public value
  Public innerText
End Class

Class Page
  Public subject
  Public request
  Public response
  Public outcome
  Private Sub Class_Initialize
    Set subject = New Element
    Set request = New Element
    Set response = New Element
    Set outcome = New Element
  End Sub
  Public Function getElementById(id)
    Select Case id
      Case "subject"
        Set getElementById = subject
      Case "request"
        Set getElementById = request
      Case "response"
        Set getElementById = response
      Case Else
        Set getElementById = outcome
    End Select
  End Function
End Class

Function Send(method, address, body)
  Dim http
  Set http = WScript.CreateObject("MSXML2.XMLHTTP")
  http.open method, WScript.Arguments(0) & address, False
  http.send body
  If http.status <> 200 Then
    WScript.Echo "http: " & http.status & " " & http.responseText
    WScript.Quit 3
  End If
  Send = http.responseText
End Function

' By way of another engine of this process: Wine's VBScript has no ExecuteGlobal, and calls no method of what comes as
' IUnknown, as the factory's objects do; its JScript hands them over as IDispatch.
Sub Hand
  Set jscript = WScript.CreateObject("MSScriptControl.ScriptControl")
  jscript.Language = "JScript"
  jscript.AddCode "var real = new ActiveXObject('X509Enrollment.CX509EnrollmentWebClassFactory');" & _
    "var handed = {CreateObject: function (name) { return real.CreateObject(name); }};"
  Set engine = WScript.CreateObject("MSScriptControl.ScriptControl")
  engine.Language = "VBScript"
  engine.AddObject "document", document, True
  engine.AddObject "factory", jscript.Eval("handed"), True
  engine.AddCode code
End Sub

Sub Run(procedure)
  If handed Then
    engine.ExecuteStatement procedure
  Else
    ExecuteGlobal procedure
  End If
End Sub

Dim document, factory, engine, jscript, text, tag, first, code, handed
Set document = New Page
text = Send("GET", "/page?" & WScript.Arguments(1), "")
tag = "<script language=""VBScript"">"
first = InStr(text, tag) + Len(tag)
code = Replace(Mid(text, first, InStr(first, text, "</script>") - first), "Option Explicit", "")
handed = WScript.Arguments.Count > 2
If handed Then
  Hand
Else
  Set factory = WScript.CreateObject("X509Enrollment.CX509EnrollmentWebClassFactory")
  ExecuteGlobal code
End If

document.subject.value = "CN=page.example, O=certenroll4j tests"
Run "CreateRequest"
WScript.Echo "request: " & document.outcome.innerText
document.response.value = Send("POST", "/answer?" & WScript.Arguments(1), document.request.value)
Run "Install"
WScript.Echo "install: " & document.outcome.innerText
