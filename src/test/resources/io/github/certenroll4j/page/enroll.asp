<%@ Language="VBScript" %>
<%
  ' objEnroll.InstallResponse 0, cert, 0, ""
  Dim sCert, sText
  sCert = Request.Form("cert")
  Response.Write "<p>it's done</p>"
%>
<html><body>
<object id="factory" classid="clsid:884e2049-217d-11da-b2a4-000e7bbb2b09"></object>
<script language="vbscript">
  sPKCS7 = ""
  sPKCS7 = sPKCS7 & "-----BEGIN CERTIFICATE-----" & vbNewLine
  sPKCS7 = sPKCS7 & "<%= Replace(sCert, """", "") %>"
  Set Enroll = factory.CreateObject("X509Enrollment.CX509Enrollment")
  <% If sText <> "" Then %>
  Enroll.InstallResponse 0, sPKCS7, 1, ""
  <% End If %>
  If ready Then Enroll.InstallResponse(AllowNone, sPKCS7, 0, "") Else MsgBox "no"
  On Error Resume Next
  Enroll.InstallResponse 4, sPKCS7, 0, ""
  If Err.Number <> 0 Then
    Err.Clear
    Enroll.InstallResponse 0, sPKCS7, 0, ""
  End If
</script>
<%
  Response.Write "<script language=""vbscript"">" & vbNewLine
  Response.Write "Enroll.InstallResponse 0, """ & sCert & """, 6, """"" & vbNewLine
  Response.Write "</script>"
%>
</body></html>
