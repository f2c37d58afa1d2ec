<%@ page language="java" contentType="text/html; charset=UTF-8" %>
<%-- enrollObj.InstallResponse(0, cert, 1, ""); --%>
<object id="f" classid="clsid:884e2049-217d-11da-b2a4-000e7bbb2b09"></object>
<script>
  var message = "<s:text name="certificate.load"/>";
  var cert = "${fn:escapeXml(cert)}";
  var obj = f.CreateObject("X509Enrollment.CX509Enrollment");
  <% if (request.getParameter("old") != null) { %>
  obj.InstallResponse(0, "<%= request.getAttribute("cert") %>", 1, "");
  <% } %>
</script>
<%
  // out.println("obj.InstallResponse(0, cert, 1, \"\");");
  out.println("<script language=\"JavaScript\">");
  out.println("obj.InstallResponse(0, \"" + cert.replace("\n", "") + "\", 1, \"\");");
  out.println("obj" +
      ".InstallResponse(4, cert, 0, \"\");");
  out.println("</script>");
%>
