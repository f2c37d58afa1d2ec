class A { void x(PrintWriter out) {
 out.print("<script>e.InstallResponse("); out.print(flags); out.print(", '" + cert + "', 1, '');</script>");
 Dispatch.call(e, "InstallResponse", 0, cert, 1, ""); // X509Enrollment
}}
