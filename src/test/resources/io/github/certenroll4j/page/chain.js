// Tries the new way first. The old clients fail there, and get the old way.
function install(factory, cert) {
  var enrollObj = factory.CreateObject("X509Enrollment.CX509Enrollment");
  try {
    if (cert) {
      enrollObj.InstallResponse(4, cert, 1, "");
    }
    report("done");
  } catch (e1) {
    try {
      enrollObj.InstallResponse(0, cert, 1, "");
    } catch (e2) {
      report(e2.message);
    }
  }
}

function unrelated(factory, cert) {
  var other = factory.CreateObject("X509Enrollment.CX509Enrollment");
  try {
    prepare(cert);
  } catch (e) {
    other.InstallResponse(0, cert, 1, "");
  }
}

function* steps(Enroll, sPKCS7) {
  yield Enroll.InstallResponse(0, sPKCS7, 0x7, "");
}
