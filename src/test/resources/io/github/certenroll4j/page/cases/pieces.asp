<% Response.Write "<script language=vbscript>"
Response.Write "e.InstallResponse 0, "
Response.Write """" & cert & """"
Response.Write ", 1, """""
Set s = Server.CreateObject("X509Enrollment.CX509Enrollment")
s.InstallResponse 2, cert, 1, ""
%>
